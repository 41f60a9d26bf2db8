// SPDX-License-Identifier: GPL-2.0-only
// A product of two that are 32 bits wide or less, which goes on as one of 64: what is above 32 bits was
// lost before. Constants multiply with each other as the compiler checks them.
virtual report

@known@
constant c1, c2;
position q;
@@
c1 *@q c2

@wide disable drop_cast@
typedef s8, u8, s16, u16, s32, u32, s64, u64;
s64 to;
u64 uto;
{int, unsigned int, s8, u8, s16, u16, s32, u32} a, b;
position p != known.q;
@@
(
 to = a *@p b
|
 uto = a *@p b
|
 to += a *@p b
|
 to -= a *@p b
|
 to + a *@p b
|
 to - a *@p b
|
 to < a *@p b
|
 to > a *@p b
|
 to <= a *@p b
|
 to >= a *@p b
|
 (s64)(a *@p b)
|
 (u64)(a *@p b)
)

@passed disable drop_cast@
identifier f =~ "^(cg_scale|cg_scale_up|div_[su]64|div64_[su]64|mul_u64_u32_div)$";
{int, unsigned int, s8, u8, s16, u16, s32, u32} a, b;
position p != known.q;
@@
 f(a *@p b, ...)

@script:python depends on report@
p << wide.p;
@@
print("%s:%s: products: a product of 32 bits becomes one of 64 too late" % (p[0].file, p[0].line))

@script:python depends on report@
p << passed.p;
f << passed.f;
@@
print("%s:%s: products: a product of 32 bits is handed to %s(), which takes 64" % (p[0].file, p[0].line, f))
