SELECT next, last FROM story_rest;
