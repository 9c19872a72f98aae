UPDATE story_rest SET next = ?1;
