SELECT df FROM term WHERE form = ?1;
