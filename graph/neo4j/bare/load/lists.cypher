UNWIND $rows AS row
CREATE (l:StatusList)
SET l = row.props
