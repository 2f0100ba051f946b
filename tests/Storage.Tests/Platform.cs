using System.Runtime.Versioning;

// File modes and OS users are checked as Linux has them.
[assembly: SupportedOSPlatform("linux")]
