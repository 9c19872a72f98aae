UPDATE story SET story = ?2 WHERE story = ?1;
