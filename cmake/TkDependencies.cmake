# Everything the project is built on, from the system; nothing is downloaded.
find_package(Threads REQUIRED)
find_package(TBB REQUIRED)
find_package(GDAL 3.6 REQUIRED)
find_package(fmt REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(CLI11 REQUIRED)
find_package(tomlplusplus REQUIRED)
find_package(date REQUIRED)
find_package(nanoflann REQUIRED)
find_package(Eigen3 3.4 REQUIRED NO_MODULE)
# Boost.Math, headers alone: quantiles of distributions.
find_package(Boost 1.74 REQUIRED)
