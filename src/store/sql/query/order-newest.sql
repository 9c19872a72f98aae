-- Answered from the index article_newest alone; NULL sorts last when descending.
SELECT id, day, sort FROM article ORDER BY sort DESC, id;
