#include "textflag.h"

// func sumRows(cells *byte, rows []uint32, sums *[96]uint16)
//
// Each round widens the 96 bytes of a row to words and adds them to six
// registers of sixteen words.
TEXT ·sumRows(SB), NOSPLIT, $0-40
	MOVQ  cells+0(FP), DI
	MOVQ  rows_base+8(FP), SI
	MOVQ  rows_len+16(FP), CX
	MOVQ  sums+32(FP), DX
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
	VPXOR Y2, Y2, Y2
	VPXOR Y3, Y3, Y3
	VPXOR Y4, Y4, Y4
	VPXOR Y5, Y5, Y5
	TESTQ CX, CX
	JZ    done

row:
	MOVL      (SI), AX
	ANDL      $0xffffff, AX // tableMask
	ADDQ      DI, AX
	VPMOVZXBW (AX), Y6
	VPMOVZXBW 16(AX), Y7
	VPMOVZXBW 32(AX), Y8
	VPMOVZXBW 48(AX), Y9
	VPMOVZXBW 64(AX), Y10
	VPMOVZXBW 80(AX), Y11
	VPADDW    Y6, Y0, Y0
	VPADDW    Y7, Y1, Y1
	VPADDW    Y8, Y2, Y2
	VPADDW    Y9, Y3, Y3
	VPADDW    Y10, Y4, Y4
	VPADDW    Y11, Y5, Y5
	ADDQ      $4, SI
	DECQ      CX
	JNZ       row

done:
	VMOVDQU    Y0, (DX)
	VMOVDQU    Y1, 32(DX)
	VMOVDQU    Y2, 64(DX)
	VMOVDQU    Y3, 96(DX)
	VMOVDQU    Y4, 128(DX)
	VMOVDQU    Y5, 160(DX)
	VZEROUPPER
	RET

// func warmRows(cells *byte, rows []uint32)
//
// A row lies on two or three lines of the cache.
TEXT ·warmRows(SB), NOSPLIT, $0-32
	MOVQ  cells+0(FP), DI
	MOVQ  rows_base+8(FP), SI
	MOVQ  rows_len+16(FP), CX
	TESTQ CX, CX
	JZ    warm

next:
	MOVL       (SI), AX
	ANDL       $0xffffff, AX // tableMask
	ADDQ       DI, AX
	PREFETCHT0 (AX)
	PREFETCHT0 64(AX)
	PREFETCHT0 95(AX)
	ADDQ       $4, SI
	DECQ       CX
	JNZ        next

warm:
	RET
