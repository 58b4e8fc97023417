@echo off
if not exist "%~dp0files\python\python.exe" goto unpack
"%~dp0files\python\python.exe" -I -X utf8 "%~dp0files\install.py" %*
if %errorlevel%==0 exit /b 0
if %errorlevel%==10 exit /b 10
echo Khong chay duoc Python kem theo (ma %errorlevel%). Can Windows 10 tro len, 64-bit.
echo Neu du, phan mem diet vi-rut hoac quy dinh cua co quan co the da chan: bao nguoi phu trach may tinh.
pause
exit /b 11
:unpack
echo Hay giai nen ca tep zip (Extract All) roi chay CaiDat.cmd trong thu muc vua giai nen.
pause
exit /b 12
