DELETE FROM story_rest;
