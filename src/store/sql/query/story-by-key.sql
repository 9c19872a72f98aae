-- The newest ones: copies come within days of one another.
SELECT article FROM story_key WHERE key = ?1 ORDER BY article DESC LIMIT ?2;
