/* The one function of bcryptprimitives.dll that Rust's standard library asks for and Wine 8 lacks: random bytes. */
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID buffer, ULONG length); /* RtlGenRandom, in advapi32.dll */

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE buffer, SIZE_T length) {
    const SIZE_T most = 1 << 20;
    for (SIZE_T at = 0; at < length;) {
        SIZE_T left = length - at;
        ULONG part = (ULONG)(left < most ? left : most);
        if (!SystemFunction036(buffer + at, part)) return FALSE;
        at += part;
    }
    return TRUE;
}
