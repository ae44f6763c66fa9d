using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using OpenCollect.Portal.Features.Shared;

namespace OpenCollect.Portal.Tests.Department;

public sealed class DateInputTests
{
    [Theory]
    [InlineData("31", "7", "2026", "2026-07-31"), InlineData("1", "01", "2026", "2026-01-01"), InlineData(" 29", "2 ", "2028", "2028-02-29")]
    public void ARealDate(string day, string month, string year, string date)
    {
        var input = Read(day, month, year);
        Assert.Null(input.Problem);
        Assert.Equal(date, ReturnDate.Format(input.Date!.Value));
    }

    [Theory]
    [InlineData("", "", "", "Enter the submission date", "d-day"), InlineData("31", "", "2026", "Submission date must include a month", "d-month")]
    [InlineData("31", "", "", "Submission date must include a month and a year", "d-month"), InlineData("31", "6", "2026", "Submission date must be a real date", "d-day")]
    [InlineData("29", "2", "2026", "Submission date must be a real date", "d-day"), InlineData("1", "13", "2026", "Submission date must be a real date", "d-day")]
    [InlineData("x", "1", "2026", "Submission date must be a real date", "d-day"), InlineData("1", "1", "26", "Year must include 4 numbers", "d-day"), InlineData("-1", "1", "2026", "Submission date must be a real date", "d-day")]
    public void WhatIsNone(string day, string month, string year, string problem, string at)
    {
        var input = Read(day, month, year);
        Assert.Equal((problem, at), (input.Problem, input.ProblemAt));
        Assert.Null(input.Date);
    }

    private static DateInput Read(string day, string month, string year) =>
        DateInput.Read("d", "Submission date", new FormCollection(new Dictionary<string, StringValues> { ["d-day"] = day, ["d-month"] = month, ["d-year"] = year }));
}
