SELECT actor, instrument, ledger FROM position WHERE first_day <> '' AND first_day <= @day
