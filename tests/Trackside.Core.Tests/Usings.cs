global using NFUnitTest;
global using Trackside.Venue.Fuzz;

using Microsoft.VisualStudio.TestTools.UnitTesting;

// One after another: two cores, and the allocation tests want their thread to themselves.
[assembly: DoNotParallelize]
