/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The next kernel: one line to the serial port of QEMU's virt board, and power off by its firmware.
 * It runs wherever it is put, at EL1 without MMU.
 */
#define UART		0x09000000
#define UART_DR		0x00
#define UART_FR		0x18
#define UART_FR_TXFF	5	/* bit: no room */
#define SYSTEM_OFF	0x84000008	/* of PSCI */

	.section .rodata
	.balign	8
	.globl	next_kernel, next_kernel_end

next_kernel:
	adr	x0, words
	mov	x1, #UART
next_char:
	ldrb	w2, [x0], #1
	cbz	w2, off
full:
	ldr	w3, [x1, #UART_FR]
	tbnz	w3, #UART_FR_TXFF, full
	str	w2, [x1, #UART_DR]
	b	next_char
off:
	ldr	w0, =SYSTEM_OFF
	hvc	#0
	b	.

	.ltorg
words:
	.asciz	"the next kernel runs\r\n"
next_kernel_end:

	.section .note.GNU-stack, "", %progbits
