module signatory

go 1.26
