SELECT id, data FROM chunk WHERE id / 16384 % 4 = 1;
