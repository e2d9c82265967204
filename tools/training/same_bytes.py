"""What makes training give the same bytes on every x86-64 machine that has AVX2. To be imported before NumPy and JAX, which read it once.

Sums of floats depend on their order, and libraries order them by the vectors and the cores that they find: NumPy's exponentials, the matrix
products of oneDNN, XLA's own code and the parts that it cuts work into.
"""
import os

os.environ.update({
    "NPROC": "2",  # threads of XLA, on however many cores
    "XLA_FLAGS": "--xla_cpu_max_isa=AVX2",
    "ONEDNN_MAX_CPU_ISA": "AVX2",
    "NPY_DISABLE_CPU_FEATURES": "X86_V4 AVX512_ICL AVX512_SPR",
})
