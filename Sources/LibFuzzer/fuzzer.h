#pragma once
#include <stddef.h>
#include <stdint.h>

// LLVM's libFuzzer, linked by -sanitize=fuzzer.
// Source: https://llvm.org/docs/LibFuzzer.html#using-libfuzzer-as-a-library
int LLVMFuzzerRunDriver(
    int *_Nonnull argc, char *_Nullable *_Nonnull *_Nonnull argv,
    int (*_Nonnull callback)(const uint8_t *_Nullable data, size_t size));
