UNWIND $rows AS row
CREATE (b:Beside)
SET b = row.props
