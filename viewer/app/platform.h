#pragma once

namespace tk {

/// Seconds that all threads of this process have computed so far.
double processor_seconds();
/// The most memory this process has held, in MiB; 0 where the system does not tell.
double peak_memory_mb();

}  // namespace tk
