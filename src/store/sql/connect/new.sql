-- For a file that has no page yet; the first lock that is taken settles it. A packed body takes a
-- kilobyte: of smaller pages an eighth would be left over.
PRAGMA page_size = 8192;
