// SPDX-License-Identifier: GPL-2.0-only
// What may fail and hands a value back, and nobody asks whether it failed: then the value is an old one.
virtual report

@dropped@
identifier f =~ "^(power_supply_[gs]et_property.*|cg_property_read|regmap_(bulk_|field_|fields_)?(read|write)|regmap_update_bits|iio_read_channel_.*)$";
position p;
@@
f@p(...);

// An optional property leaves a default as it was: there must be one.
@unset disable decl_init@
identifier f =~ "^(of|device|fwnode)_property_read_(u|s|string).*$";
identifier v;
expression e;
type T;
position p;
@@
 T v;
 ... when != v = e
     when != &v
 f@p(..., &v, ...);

@used@
identifier f =~ "^(power_supply_get_property.*|cg_property_read|(of|device|fwnode)_property_read_u.*|regmap_(bulk_|field_|fields_)?read|iio_read_channel_.*)$";
identifier ret, v, m;
expression w, c;
position p;
@@
 ret = f(..., &v, ...)
 ... when != ret
(
 w =@p v
|
 w =@p v.m
|
 w =@p -v
|
 w =@p v * c
|
 w =@p v.m * c
)

@script:python depends on report@
p << dropped.p;
f << dropped.f;
@@
print("%s:%s: unchecked: nobody asks whether %s() failed" % (p[0].file, p[0].line, f))

@script:python depends on report@
p << used.p;
f << used.f;
v << used.v;
@@
print("%s:%s: unchecked: %s is used, and nobody has asked whether %s() failed" % (p[0].file, p[0].line, v, f))

@script:python depends on report@
p << unset.p;
f << unset.f;
v << unset.v;
@@
print("%s:%s: unchecked: %s is not set if %s() fails, which nobody asks" % (p[0].file, p[0].line, v, f))
