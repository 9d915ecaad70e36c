namespace Trackside.House.Samples.InterfaceBodies
{
    public interface IOffence
    {
        int Port() => 1;
    }

    public interface IClean
    {
        int Port();
    }
}
