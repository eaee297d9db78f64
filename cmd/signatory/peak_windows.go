package main

import "os"

// peakOf cannot be told here.
func peakOf(*os.ProcessState) int64 { return 0 }
