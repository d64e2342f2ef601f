#!/usr/bin/env bash
# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

# Installs the system packages that are missing, and nothing when none is.
#
#   Scripts/install-dependencies.sh          what building needs: three C libraries and pkg-config
#   Scripts/install-dependencies.sh test     and what the tests need: Python, protobuf's compilers, OpenSSL's command, strace,
#                                            valgrind
#
# Debian and Ubuntu: apt-get, as root or through sudo. macOS: Homebrew. Elsewhere it says what to install.
set -euo pipefail

# What is needed: how to see that it is there | the package of Debian | the formula of Homebrew.
build=(
    "program pkg-config|pkg-config|pkgconf"
    "library libcurl|libcurl4-openssl-dev|curl"
    "library libprotobuf-c|libprotobuf-c-dev|protobuf-c"
    "library libisal|libisal-dev|isa-l"
)
test=(
    "program python3|python3|python@3.12"
    "virtual_environments|python3-venv|python@3.12"
    "program protoc|protobuf-compiler|protobuf"
    "program protoc-c|protobuf-c-compiler|protobuf-c"
    "descriptor_schema|libprotobuf-dev|protobuf"
    "program openssl|openssl|openssl@3"
    "program curl|curl|curl"
    "system_call_tracer|strace|-"
    "instruction_counter|valgrind|-"
    "packet_filter|iptables|-"
    "network_namespaces|iproute2|-"
    "embedded_python|libpython3.11|-"
)

program() { command -v "$1" >/dev/null; }
library() { program pkg-config && pkg-config --exists "$1"; }
virtual_environments() { program python3 && python3 -c 'import ensurepip, venv' 2>/dev/null; }
# The options of protobuf-c are written in terms of descriptor.proto, which Debian's compiler does not bring along.
descriptor_schema() { [[ $(uname) != Linux || -e /usr/include/google/protobuf/descriptor.proto ]]; }
# What the fault matrix injects with; macOS has none of it.
system_call_tracer() { [[ $(uname) != Linux ]] || program strace; }
instruction_counter() { [[ $(uname) != Linux ]] || program valgrind; }
packet_filter() { [[ $(uname) != Linux ]] || PATH=$PATH:/usr/sbin program iptables; }
network_namespaces() { [[ $(uname) != Linux ]] || PATH=$PATH:/usr/sbin program ip; }
# rotel, one of the servers of the interoperability tests, embeds Python 3.11; its wheel for macOS brings it along.
# Not `grep -q`: it leaves early, and what then ends ldconfig would count as a failure.
embedded_python() { [[ $(uname) != Linux ]] || ldconfig -p | grep 'libpython3\.11\.so\.1\.0' >/dev/null; }

case "${1:-}" in
"") needs=("${build[@]}") ;;
test) needs=("${build[@]}" "${test[@]}") ;;
*) echo "usage: Scripts/install-dependencies.sh [test]" >&2 && exit 64 ;;
esac

# Prints the packages of a column whose check fails.
missing() {
    local need check debian homebrew
    for need in "${needs[@]}"; do
        IFS='|' read -r check debian homebrew <<<"$need"
        # shellcheck disable=SC2086  # a check is a function and its argument
        $check || { [[ $1 == debian ]] && echo "$debian" || echo "$homebrew"; }
    done
}

if [[ $(uname) == Darwin ]]; then packages=$(missing homebrew); else packages=$(missing debian); fi
[[ -n $packages ]] || exit 0
packages=$(sort -u <<<"$packages" | grep -v '^-$' | tr '\n' ' ')

fail() {
    echo "install-dependencies: $1" >&2
    exit 69
}

if [[ $(uname) == Darwin ]]; then
    program brew || fail "missing: $packages; install Homebrew, https://brew.sh, or these formulas in another way"
    # shellcheck disable=SC2086  # a word a package
    brew install $packages
elif program apt-get; then
    as_root=()
    if [[ $EUID -ne 0 ]]; then
        program sudo || fail "missing: $packages; run as root: apt-get update && apt-get install $packages"
        as_root=(sudo)
    fi
    echo "install-dependencies: installing $packages" >&2
    "${as_root[@]}" apt-get update -qq >&2
    # shellcheck disable=SC2086
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install --yes -qq --no-install-recommends $packages >&2
else
    fail "missing: $packages (the names are Debian's); install them with this system's package manager"
fi

still=$(if [[ $(uname) == Darwin ]]; then missing homebrew; else missing debian; fi | tr '\n' ' ')
[[ -z $still ]] || fail "installed, and still not found: $still"
