UNWIND $rows AS row
CREATE (p:Position)
SET p = row.props
