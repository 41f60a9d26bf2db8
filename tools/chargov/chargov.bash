# SPDX-License-Identifier: GPL-2.0-only
# Completion of chargov for bash.
_chargov() {
	local word=${COMP_WORDS[COMP_CWORD]}
	if [ "$COMP_CWORD" = 1 ]; then
		mapfile -t COMPREPLY < <(compgen -W "status watch log check sim plot record replay bench-soc help --version" -- "$word")
	else
		local words=
		case ${COMP_WORDS[1]} in
		check) words="-q" ;;
		bench-soc) words="-d" ;;
		sim) words="--from --to --ambient --volts --amps --source-ohms --path-ohms --log --plot --record" ;;
		status) words="--json --sysfs" ;;
		watch) words="--every --count --sysfs" ;;
		log) words="--every --count --to --sysfs" ;;
		record) words="--count --to --sysfs --debugfs" ;;
		esac
		mapfile -t COMPREPLY < <(compgen -W "$words --help" -- "$word"; compgen -f -- "$word")
	fi
}
complete -o filenames -F _chargov chargov
