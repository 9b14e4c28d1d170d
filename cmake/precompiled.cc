// The headers of HearsayPrecompiled.cmake are compiled with this file.
