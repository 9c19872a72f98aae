SELECT article FROM story WHERE article <> story;
