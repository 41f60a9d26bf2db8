# SPDX-License-Identifier: GPL-2.0-only
# Completion of chargov for bash.
_chargov() {
	local word=${COMP_WORDS[COMP_CWORD]}
	if [ "$COMP_CWORD" = 1 ]; then
		mapfile -t COMPREPLY < <(compgen -W "check help --version" -- "$word")
	else
		mapfile -t COMPREPLY < <(compgen -W "-q" -- "$word"; compgen -f -X '!*.dtb' -- "$word")
	fi
}
complete -o filenames -F _chargov chargov
