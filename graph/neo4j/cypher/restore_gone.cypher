// Stores claims that articles made once; each stands alone.
UNWIND $rows AS row
CREATE (c:Superseded)
SET c = row
