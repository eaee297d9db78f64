// Decisions on what an article says.
MATCH (d:Decision {article: $article})
RETURN properties(d) AS decision
