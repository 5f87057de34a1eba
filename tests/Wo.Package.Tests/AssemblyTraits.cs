using Wo.TestKit;

// Every test here packs, restores and builds.
[assembly: Soak]
