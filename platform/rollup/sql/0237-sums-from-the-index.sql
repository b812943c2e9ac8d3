-- By channel or domain a board reads a hundred thousand sums: out of the index alone that is a tenth of a second less.
drop index stat_sum_by_day;
create index stat_sum_by_day on stat_sum (dim, span, measure, day, authority text_pattern_ops) include (key, n, amount);
