@echo off
rem Runs OpenCollect, building it first where it is missing. After changing sources, delete artifacts\cli.
setlocal
set "here=%~dp0"
if "%~1"=="serve" goto portal
if "%~1"=="audit" goto portal
if "%~1"=="keys" goto portal
if "%~1"=="dummies" goto portal
set "program=%here%artifacts\cli\OpenCollect.Cli.exe"
if not exist "%program%" (
  where dotnet >nul 2>nul || (echo opencollect: the .NET SDK 10 is needed. 1>&2 & exit /b 2)
  echo Building OpenCollect ^(once; about half a minute^) ... 1>&2
  dotnet publish "%here%src\OpenCollect.Cli\OpenCollect.Cli.csproj" -c Release -r win-x64 --no-self-contained -p:PublishReadyToRun=true -o "%here%artifacts\cli" -v quiet --nologo 1>&2 || exit /b 2
)
if "%~1"=="publish-checker" dotnet run "%here%tools\publish-checker.cs" -- "%here%artifacts\cli\checker" 1>&2 || exit /b 2
"%program%" %*
exit /b %errorlevel%

:portal
rem The portal is a program of its own, with what its operators need.
set "program=%here%artifacts\portal\OpenCollect.Portal.exe"
if not exist "%program%" (
  where dotnet >nul 2>nul || (echo opencollect: the .NET SDK 10 is needed. 1>&2 & exit /b 2)
  echo Building OpenCollect ^(once; about half a minute^) ... 1>&2
  dotnet publish "%here%src\OpenCollect.Portal\OpenCollect.Portal.csproj" -c Release -o "%here%artifacts\portal" -v quiet --nologo 1>&2 || exit /b 2
  dotnet run "%here%tools\publish-checker.cs" -- "%here%artifacts\portal\checker" 1>&2
)
if not "%~1"=="serve" ("%program%" %*) else (
  for /f "tokens=1,*" %%a in ("%*") do "%program%" %%b
)
exit /b %errorlevel%
