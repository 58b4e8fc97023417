@echo off
rem Removes the program, then this folder with this very file: the last line is read whole beforehand.
"%~dp0python\python.exe" -I -X utf8 "%~dp0install.py" --uninstall %*
if not %errorlevel%==0 exit /b %errorlevel%
(goto) 2>nul & cd /d "%~dp0.." & rd /s /q "%~dp0."
