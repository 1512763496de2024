@echo off
rem Runs the build with the Maven that it is written for, and fetches that Maven first where it is missing.
rem Needs a JDK 17 or later: JAVA_HOME, or java on the PATH.
setlocal
set "PROPERTIES=%~dp0.mvn\wrapper\maven-wrapper.properties"
for /f "tokens=1,* delims==" %%a in ('findstr /b "distributionUrl=" "%PROPERTIES%"') do for %%u in ("%%b") do set "NAME=%%~nu"
set "HOME_DIR=%USERPROFILE%\.m2\wrapper\flyte\%NAME:-bin=%"
if defined JAVA_HOME (set "JAVA=%JAVA_HOME%\bin\java") else (set "JAVA=java")
if not exist "%HOME_DIR%\bin\mvn.cmd" "%JAVA%" "%~dp0.mvn\wrapper\FetchMaven.java" "%PROPERTIES%" "%HOME_DIR%" || exit /b 1
"%HOME_DIR%\bin\mvn.cmd" %*
