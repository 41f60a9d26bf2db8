# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=bash
# Sourced by checks that ask several things: a line for each, and the sum as the last one.
passed=0 failed=0

# verdict STATUS NAME
verdict() {
	if [ "$1" = 0 ]; then
		echo "ok $2"
		passed=$((passed + 1))
	else
		echo "not ok $2"
		failed=$((failed + 1))
	fi
}

# sum_up: the last line, and the status of the check
sum_up() {
	echo "$passed passed, $failed failed"
	[ $failed = 0 ]
}
