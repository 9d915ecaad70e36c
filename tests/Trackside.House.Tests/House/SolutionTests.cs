namespace Trackside.House.Tests.House;

/// <summary>Trackside.sln holds every project; only its configuration Device asks for the .nfproj.</summary>
[TestClass]
public sealed class SolutionTests
{
    // Two projects of one name may not share a solution folder, so those of the device have their own.
    private const string DeviceFolder = "device";

    private static readonly string[] Folders = ["firmware", "boards", "shared", "tests", "tools"];
    private static readonly SolutionFile Solution = SolutionFile.Read();

    [TestMethod]
    public void Solution_holds_exactly_the_projects_of_the_house()
    {
        string[] present = [.. Folders.SelectMany(folder => Repository.Sources(folder, "*.*proj")).Where(IsProject).Select(Repository.Relative)];
        string[] listed = [.. Solution.Projects.Select(project => project.Path)];

        string[] findings =
        [
            .. present.Except(listed).Select(path => $"{path} is not in Trackside.sln; add it"),
            .. listed.Except(present).Select(path => $"Trackside.sln names {path}, which is not there; remove it"),
        ];

        Assert.IsEmpty(findings, Findings.Text(findings));
    }

    [TestMethod]
    public void Solution_has_the_three_configurations()
    {
        string[] absent = [.. new[] { "Debug", "Release", "Device" }.Where(name => !Solution.HasConfiguration(name))];

        Assert.IsEmpty(absent, $"Trackside.sln lacks the configuration(s) {string.Join(", ", absent)}");
    }

    [TestMethod]
    public void Debug_and_Release_build_every_sdk_project_and_no_device_project()
    {
        string[] findings =
        [
            .. from configuration in new[] { "Debug", "Release" }
               from project in Solution.Projects
               let built = Solution.Setting(project, configuration, "Build.0")
               let expected = project.IsForTheDevice ? null : configuration + "|Any CPU"
               where built != expected
               select $"{project.Path}: {configuration} has Build.0 = {built ?? "nothing"}, it must be {expected ?? "absent"}",
        ];

        Assert.IsEmpty(findings, Findings.Text(findings));
    }

    [TestMethod]
    public void Device_builds_and_deploys_every_device_project()
    {
        string[] findings =
        [
            .. from project in Solution.Projects
               where project.IsForTheDevice
               from what in new[] { "ActiveCfg", "Build.0", "Deploy.0" }
               where Solution.Setting(project, "Device", what) is null
               select $"{project.Path}: Device has no {what}",
            .. from project in Solution.Projects
               where project.IsForTheDevice != (project.Type == SolutionFile.DeviceProjectType)
               select $"{project.Path}: the project type {project.Type} does not fit its ending",
        ];

        Assert.IsEmpty(findings, Findings.Text(findings));
    }

    [TestMethod]
    public void Solution_folders_mirror_the_house()
    {
        string[] findings =
        [
            .. from project in Solution.Projects
               let folder = Solution.FolderOf(project)
               where !IsInPlace(project, folder)
               select $"{project.Path} lies in the solution folder '{folder}'; put it where its own folder is, or a .nfproj into '{DeviceFolder}'",
        ];

        Assert.IsEmpty(findings, Findings.Text(findings));
    }

    private static bool IsInPlace(SolutionProject project, string folder) => project.IsForTheDevice
        ? folder == DeviceFolder
        : folder.Length > 0 && project.Path.StartsWith(folder + "/", StringComparison.Ordinal);

    private static bool IsProject(string path) => Path.GetExtension(path) is ".csproj" or ".nfproj";
}
