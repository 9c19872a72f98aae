-- Bodies and lines are written narrow (encode.h), originals woven into the text of their articles
-- (weave.h). What is there stays as it is until it is written again; earlier versions of surkhi
-- would take what comes for damage.
PRAGMA user_version = 7;
