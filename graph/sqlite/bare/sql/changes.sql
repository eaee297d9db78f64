SELECT DISTINCT instrument, actor FROM claim WHERE recorded > @from AND recorded <= @to ORDER BY instrument, actor LIMIT 51
