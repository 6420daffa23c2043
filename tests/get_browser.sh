#!/bin/sh
# The tests of the HTML report drive Chromium. On Debian and Ubuntu this gets it and its driver:
set -e
if [ "$(id -u)" -eq 0 ]; then as_root=""; else as_root="sudo"; fi
$as_root apt-get update
$as_root apt-get install -y chromium chromium-driver
# Elsewhere, name any Chromium and the chromedriver of the same version:
#   CLEANER_TEST_BROWSER=/path/to/chromium CLEANER_TEST_DRIVER=/path/to/chromedriver pytest tests/test_report_page.py
