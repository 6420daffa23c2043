#!/bin/sh
# The tests of the HTML report drive Chromium. On Debian and Ubuntu this gets it and its driver:
set -e
if [ "$(id -u)" -eq 0 ]; then as_root=""; else as_root="sudo"; fi
$as_root apt-get update
$as_root apt-get install -y chromium chromium-driver
# Elsewhere, name any Chromium and the chromedriver of the same version:
#   CLEANER_TEST_BROWSER=/path/to/chromium CLEANER_TEST_DRIVER=/path/to/chromedriver pytest tests/test_report_page.py
# What is said of the page to people who cannot see it is checked with axe-core, when npm is there to get it:
if command -v npm >/dev/null; then
  mkdir -p "$HOME/.cache/cleaner-tests"
  (cd "$HOME/.cache/cleaner-tests" && npm pack --silent axe-core@4 && tar -xzf axe-core-4*.tgz)
fi
# Elsewhere, name its script: CLEANER_TEST_AXE=/path/to/axe.min.js
