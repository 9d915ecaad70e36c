namespace Trackside.Venue.Tests.Support;

/// <summary>Files of the project itself.</summary>
internal static class Repository
{
    public static string Root => House.Root();

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    public static string VenueFile => House.DefaultVenueFile();

    public static string FrontDoor => Path("trackside");
}
