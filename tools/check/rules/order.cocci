// SPDX-License-Identifier: GPL-2.0-only
// What is called from outside, an interrupt or a supply, is there before what it uses: then it finds that
// not ready. And what the driver core undoes, it undoes after remove(): nothing of it may be gone then.
virtual report

@early@
identifier live =~ "^(devm_)?(request_(threaded_|any_context_)?irq|gpiochip_add_data|iio_device_register|i2c_add_adapter|thermal_of_zone_register|extcon_register_notifier(_all)?|register_sys_off_handler|power_supply_register)$";
identifier init =~ "^(mutex_init|devm_mutex_init|spin_lock_init|raw_spin_lock_init|init_completion|init_waitqueue_head|hrtimer_init|timer_setup|alarm_init|INIT_WORK|INIT_DELAYED_WORK|devm_regmap_init.*|devm_regmap_field_.*alloc|i2c_set_clientdata|platform_set_drvdata)$";
position p;
@@
 live(...)
 ... when any
 init@p(...)

@wrong_end@
identifier irq =~ "^devm_request_(threaded_|any_context_)?irq$";
identifier late =~ "^devm_(delayed_)?work_autocancel$";
position p;
@@
 irq(...)
 ... when any
 late@p(...)

@no_supply@
identifier irq =~ "^devm_request_(threaded_|any_context_)?irq$";
position p;
@@
 irq(...)
 ... when any
 devm_power_supply_register@p(...)

@managed@
identifier f =~ "^devm_(request_.*irq|power_supply_register|extcon_register_notifier.*|thermal_of_zone_register|iio_device_register|gpiochip_add_data)$";
@@
 f(...)

@driver@
identifier d, gone;
@@
(
 struct i2c_driver d = { .remove = gone, };
|
 struct platform_driver d = { .remove = gone, };
|
 struct platform_driver d = { .remove_new = gone, };
)

@freed depends on managed@
identifier driver.gone;
identifier undo =~ "^(kfree|cancel_(delayed_)?work(_sync)?|destroy_workqueue|mutex_destroy|power_supply_(unregister|put)|regulator_(disable|put)|of_node_put|iio_channel_release)$";
position p;
@@
 gone(...)
 {
 <+...
 undo@p(...)
 ...+>
 }

@script:python depends on report@
p << early.p;
live << early.live;
init << early.init;
@@
print("%s:%s: order: %s() comes after %s(), whose callbacks may run already" % (p[0].file, p[0].line, init, live))

@script:python depends on report@
p << wrong_end.p;
late << wrong_end.late;
@@
print("%s:%s: order: %s() after the interrupt is undone before it, which may queue the work again" % (p[0].file, p[0].line, late))

@script:python depends on report@
p << no_supply.p;
@@
print("%s:%s: order: the interrupt is there before the supply that it tells about" % (p[0].file, p[0].line))

@script:python depends on report@
p << freed.p;
undo << freed.undo;
@@
print("%s:%s: order: %s() in remove() comes before what the driver core undoes, which may use it" % (p[0].file, p[0].line, undo))
