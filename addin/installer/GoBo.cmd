@echo off
rem Python starts the command that Settings would run, and ends: neither it nor this file may be in use then.
"%~dp0python\python.exe" -I -X utf8 "%~dp0install.py" --remove %*
