@echo off
rem Starts Perigee from this folder: builds it when it has not been built, then runs it.
setlocal
set "HOME_DIR=%~dp0"
set "APP=%HOME_DIR%app\target"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
if defined PERIGEE_JAVA_HOME set "JAVA=%PERIGEE_JAVA_HOME%\bin\java"
set "MAJOR=0"
for /f "tokens=3" %%v in ('"%JAVA%" -version 2^>^&1 ^| findstr /i version') do for /f "tokens=1 delims=." %%m in (%%~v) do set "MAJOR=%%m"
if %MAJOR% LSS 25 (
    echo Perigee needs a JDK 25 or newer, and none was found: install one ^(for example Temurin 25^), or name its folder in PERIGEE_JAVA_HOME. 1>&2
    exit /b 1
)
if not exist "%APP%\built" (
    echo Building Perigee... 1>&2
    pushd "%HOME_DIR%"
    call mvnw.cmd -q -B -DskipTests package -pl app -am 1>&2
    if errorlevel 1 exit /b 1
    popd
    echo built> "%APP%\built"
)
"%JAVA%" -Xmx2g -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED %PERIGEE_JAVA_OPTIONS% -cp "%APP%\app-0.1.0-SNAPSHOT.jar;%APP%\lib\*" org.perigee.app.Launcher %*
