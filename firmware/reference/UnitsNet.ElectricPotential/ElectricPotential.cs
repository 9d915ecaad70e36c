namespace UnitsNet
{
    public struct ElectricPotential
    {
        public double Volts => throw null;
    }
}
