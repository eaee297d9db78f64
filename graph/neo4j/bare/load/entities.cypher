UNWIND $rows AS row
CREATE (e:Entity)
SET e = row.props
SET e:$(row.label)
