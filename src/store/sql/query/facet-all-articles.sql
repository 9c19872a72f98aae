-- Every value of a kind with its articles, values in the order of facet-values. CROSS JOIN keeps
-- the planner from turning it round, which would sort the whole relation; as it is, the index of
-- kind and key gives the order.
SELECT f.id, af.article
FROM facet AS f CROSS JOIN article_facet AS af ON af.facet = f.id
WHERE f.kind = ?1 AND af.how <> 2
ORDER BY f.key;
